package dev.tallyboard.console.wallboard;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * One stage.
 *
 * @param name of two lines at most where it is one of ours
 */
record WallStage(String name, int running, int waiting, int failed) {
  private static final Texts TEXTS = Texts.of(WallStage.class);

  /** More would be too narrow to be read from afar. */
  static final int MOST = 8;

  /** As many as fit; the last stands for all that do not. */
  static List<WallStage> of(List<PipelineStage> pipeline) {
    List<WallStage> stages = new ArrayList<>();
    boolean allFit = pipeline.size() <= MOST;
    for (PipelineStage it : allFit ? pipeline : pipeline.subList(0, MOST - 1)) {
      stages.add(
          new WallStage(StageName.inTwoLines(it.stage()), it.running(), it.waiting(), it.failed()));
    }
    if (!allFit) {
      stages.add(together(pipeline.subList(MOST - 1, pipeline.size())));
    }
    return List.copyOf(stages);
  }

  private static WallStage together(List<PipelineStage> rest) {
    return new WallStage(
        TEXTS.of("stage.others", rest.size()),
        rest.stream().mapToInt(PipelineStage::running).sum(),
        rest.stream().mapToInt(PipelineStage::waiting).sum(),
        rest.stream().mapToInt(PipelineStage::failed).sum());
  }
}
