package dev.tallyboard.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: parsing, defaults, exit codes. */
@Command(
    name = "tallyboard",
    mixinStandardHelpOptions = true,
    version = "tallyboard 0.1.0",
    description = "A live operator console for purchase orders, its gateway and its workflow.",
    subcommands = {
      ConsoleCommand.class,
      DemoCommand.class,
      GatewayCommand.class,
      WatchCommand.class,
      SubmitCommand.class,
      PublishCommand.class,
      CheckCommand.class,
    },
    footer = {
      "",
      "Every option can be given as an environment variable too: --token-file as"
          + " TALLYBOARD_TOKEN_FILE.",
      "A token itself is taken from TALLYBOARD_TOKEN only, so that it stays out of the process"
          + " list."
    })
public final class Program {
  /** Exit codes, as the contract gives them. */
  static final int OK = 0;

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private Program() {}

  /** Runs a command to its end; without one, the console. */
  public static int run(String... args) {
    // No stack trace reaches an operator: what no thread expects goes to the log.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> LOG.error("Thread {} met a fault", thread.getName(), e));
    CommandLine line = new CommandLine(new Program());
    // UTF-8 whatever the locale: other programs read what is printed.
    line.setOut(
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), true));
    line.setDefaultValueProvider(new EnvironmentDefaults(System.getenv()));
    line.registerConverter(Duration.class, Durations::parse);
    line.setParameterExceptionHandler(Program::wrongUsage);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println(sentence(e));
          command.getErr().flush();
          return FAILED;
        });
    return line.execute(args.length == 0 ? new String[] {"console"} : args);
  }

  /** One clear line, and where to read more. */
  private static int wrongUsage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(firstLine(e.getMessage()) + " (see " + command + " --help)");
    err.flush();
    return WRONG_USAGE;
  }

  private static String sentence(Exception e) {
    if (e instanceof CommandFailure failure) {
      LOG.info("A command failed", e);
      return failure.sentence();
    }
    LOG.error("A command failed unexpectedly", e);
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "Something went wrong: " + firstLine(what);
  }

  private static String firstLine(@Nullable String message) {
    String text = message == null ? "Wrong usage" : message;
    return text.lines().findFirst().orElse(text).strip();
  }
}
