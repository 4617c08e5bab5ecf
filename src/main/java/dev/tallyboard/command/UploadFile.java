package dev.tallyboard.command;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Uploads a file, more than once if need be: the key is the same for each try, so that a gateway
 * that accepted it and died before it could say so makes one order of it.
 */
record UploadFile(GatewayClient client, Pause pause) {
  /** In place of a status: the file did not leave this machine. */
  static final int NOT_READ = 0;

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /** Blocks: the waits and as many tries where nothing answers, less where it is asked to end. */
  Answer<Accepted> send(Path file) throws InterruptedException {
    byte[] content;
    try {
      long size = Files.size(file);
      if (size > Orders.MAX_DOCUMENT_BYTES) {
        return new Answer.Refused<>(413, "it is larger than 256 MB; split it and upload the parts");
      }
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      return new Answer.Refused<>(
          NOT_READ, "it cannot be read; check its name and its permissions");
    }
    String key = UUID.randomUUID().toString();
    String name = file.getFileName().toString();
    Answer<Accepted> answer = client.upload(name, content, key);
    for (Duration wait : WAITS) {
      if (!(answer instanceof Answer.Failed<Accepted>) || !pause.isQuietFor(wait)) {
        break;
      }
      answer = client.upload(name, content, key);
    }
    return answer;
  }

  /** Why an upload was not accepted. */
  static String sentence(Answer<Accepted> answer) {
    return switch (answer) {
      case Answer.Ok<Accepted> _ -> "accepted";
      case Answer.NotModified<Accepted> _ -> "the gateway gave no answer";
      case Answer.Missing<Accepted>(String why) -> why;
      case Answer.SignIn<Accepted> it ->
          "the token was refused ("
              + it.status()
              + "); give one that may act with --token-file or TALLYBOARD_TOKEN";
      case Answer.Refused<Accepted> it -> it.why();
      case Answer.Failed<Accepted> it -> it.why();
    };
  }
}
