import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * Makes the installer of the system that it runs on, with a Java runtime of its own: a deb or rpm,
 * a dmg, or a Windows installer (which needs WiX). Started by {@code mvn -Pinstaller package},
 * behind what fills {@code target/dist}.
 *
 * <p>The jars stay jars beside the runtime: some are no named modules, and those cannot be linked
 * into it.
 */
final class Installer {
  /** What the program and its libraries ask for, some of it by reflection only. */
  private static final String MODULES =
      "java.se,jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,"
          + "jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,"
          + "jdk.unsupported,jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs";

  private static final Path DIST = Path.of("target", "dist");
  private static final Path OUT = Path.of("target", "installer");
  private static final Path RUNTIME = OUT.resolve("runtime");
  private static final Path IMAGES = OUT.resolve("image");

  private final Target system;
  private final String version;
  private final List<String> access;

  /** A system that installers are made for. */
  private enum Target {
    LINUX(
        "tallyboard-256.png",
        "tallyboard/bin/tallyboard",
        List.of(
            "--resource-dir",
            Path.of("packaging", "linux").toString(),
            "--linux-shortcut",
            "--linux-menu-group",
            "Office",
            "--linux-package-deps",
            "libgtk-3-0t64 | libgtk-3-0, libxtst6, libgl1")),
    MAC("tallyboard.icns", "tallyboard.app/Contents/MacOS/tallyboard", List.of()),
    WINDOWS(
        "tallyboard.ico",
        "tallyboard/tallyboard.exe",
        List.of(
            "--win-per-user-install",
            "--win-menu",
            "--win-shortcut",
            "--win-upgrade-uuid",
            "8c1d6a0e-6f0b-4d55-9d0f-2f6c8b1f7a34"));

    private final String icon;
    private final String launcher;
    private final List<String> options;

    Target(String icon, String launcher, List<String> options) {
      this.icon = icon;
      this.launcher = launcher;
      this.options = options;
    }

    static Target here() {
      String name = System.getProperty("os.name");
      return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MAC : LINUX;
    }
  }

  private Installer(Target system, String version, List<String> access) {
    this.system = system;
    this.version = version;
    this.access = access;
  }

  /**
   * @param args the version, and what every start of the program has to name
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String version = args[0].replaceFirst("-.*", "");
    new Installer(Target.here(), version, List.of(args).subList(1, args.length)).make();
  }

  private void make() throws IOException, InterruptedException {
    delete(OUT);
    linkRuntime();
    makeImage();
    tryImage();
    run("jpackage", packageArguments());
    delete(RUNTIME);
    delete(IMAGES);
    try (var made = Files.list(OUT)) {
      made.forEach(it -> System.out.println("Made " + it));
    }
  }

  private void linkRuntime() {
    run(
        "jlink",
        List.of(
            "--add-modules",
            MODULES,
            "--include-locales",
            "en,de",
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            RUNTIME.toString()));
  }

  private void makeImage() throws IOException {
    List<String> arguments = new ArrayList<>(named("app-image"));
    arguments.addAll(
        List.of(
            "--dest",
            IMAGES.toString(),
            "--runtime-image",
            RUNTIME.toString(),
            "--module-path",
            DIST.resolve("lib").toString(),
            "--module",
            "dev.tallyboard/dev.tallyboard.Tallyboard",
            "--icon",
            Path.of("icons", system.icon).toString()));
    // As the start script runs a window.
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:+UseCompactObjectHeaders"));
    options.addAll(access);
    for (String option : options) {
      arguments.addAll(List.of("--java-options", option));
    }
    run("jpackage", arguments);
    if (system == Target.LINUX) {
      // The start script knows what suits each command, and that the runtime lies beside it.
      Path launcher = IMAGES.resolve(system.launcher);
      Files.copy(
          DIST.resolve("bin/tallyboard"),
          launcher,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** A runtime that lacks something shows here, not at a workstation. */
  private void tryImage() throws IOException, InterruptedException {
    Process tried =
        new ProcessBuilder(IMAGES.resolve(system.launcher).toString(), "--version")
            .inheritIO()
            .start();
    if (!tried.waitFor(60, TimeUnit.SECONDS) || tried.exitValue() != 0) {
      tried.destroyForcibly();
      throw new IllegalStateException("The program does not start on its own runtime");
    }
  }

  private List<String> packageArguments() {
    List<String> arguments = new ArrayList<>(named(null));
    arguments.addAll(
        List.of(
            "--dest",
            OUT.toString(),
            "--app-image",
            IMAGES.resolve(system == Target.MAC ? "tallyboard.app" : "tallyboard").toString(),
            "--license-file",
            "LICENSE"));
    arguments.addAll(system.options);
    return arguments;
  }

  /** Null for whatever the system installs: deb or rpm, dmg, exe. */
  private List<String> named(String type) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--name",
                "tallyboard",
                "--app-version",
                version,
                "--vendor",
                "Tallyboard",
                "--description",
                "Live operator console for purchase orders"));
    if (type != null) {
      arguments.addAll(List.of("--type", type));
    }
    return arguments;
  }

  private static void run(String tool, List<String> arguments) {
    int status =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IllegalStateException("This Java has no " + tool))
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException(tool + " failed with " + status);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException e) throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
