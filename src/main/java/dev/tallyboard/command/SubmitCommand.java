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

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "documents, as large as the gateway takes them, usually 20 MB each")
  private List<Path> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (Shutdown shutdown = Shutdown.onSignal();
        GatewayClient client = gateway.client()) {
      Thread.ofVirtual().start(() -> endWith(shutdown, client));
      List<String> refusals = upload(new UploadFile(client, shutdown), shutdown);
      if (refusals.isEmpty()) {
        return shutdown.exit(Program.OK);
      }
      PrintWriter err = spec.commandLine().getErr();
      err.println(sentence(refusals)); // here: once the command has ended, a signal ends it all
      err.flush();
      return shutdown.exit(Program.FAILED);
    }
  }

  /** An upload under way is not waited for. */
  private static void endWith(Shutdown shutdown, GatewayClient client) {
    try {
      shutdown.awaitRequest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  /** Prints what was accepted; returns what was not, and why. */
  private List<String> upload(UploadFile upload, Shutdown shutdown) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<String> refusals = new ArrayList<>();
    for (Path file : files) {
      if (shutdown.isRequested()) {
        refusals.add(file + ": stopped before it was uploaded");
        continue;
      }
      Answer<Accepted> answer = upload.send(file);
      if (answer instanceof Answer.Ok<Accepted>(Accepted it)) {
        out.println(it.poId() + "\t" + it.workflowId() + "\t" + file);
        out.flush();
      } else {
        refusals.add(file + ": " + UploadFile.sentence(answer));
      }
    }
    return refusals;
  }

  private String sentence(List<String> refusals) {
    return refusals.size()
        + " of "
        + files.size()
        + (files.size() == 1 ? " file was" : " files were")
        + " not accepted: "
        + String.join("; ", refusals);
  }
}
