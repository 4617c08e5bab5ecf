package dev.tallyboard.command;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.order.Accepted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads purchase orders. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Uploads purchase orders; prints a line for each: poId, workflowId, file.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SubmitCommand implements Callable<Integer> {
  @Mixin private GatewayOptions gateway;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "documents, 20 MB each at most")
  private List<Path> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<String> refusals = new ArrayList<>();
    try (GatewayClient client = gateway.client()) {
      UploadFile upload = new UploadFile(client);
      for (Path file : files) {
        Answer<Accepted> answer = upload.send(file);
        if (answer instanceof Answer.Ok<Accepted>(Accepted it)) {
          out.println(it.poId() + "\t" + it.workflowId() + "\t" + file);
          out.flush();
        } else {
          refusals.add(file + ": " + UploadFile.sentence(answer));
        }
      }
    }
    if (!refusals.isEmpty()) {
      throw new CommandFailure(
          refusals.size()
              + " of "
              + files.size()
              + (files.size() == 1 ? " file was" : " files were")
              + " not accepted: "
              + String.join("; ", refusals));
    }
    return Program.OK;
  }
}
