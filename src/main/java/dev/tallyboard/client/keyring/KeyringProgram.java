package dev.tallyboard.client.keyring;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * How a system's own program is asked. A secret goes in and out by its standard streams only: every
 * user of a machine can read arguments.
 *
 * @see SystemKeyring
 */
sealed interface KeyringProgram {
  /** Under which all tokens of this program lie. */
  String SERVICE = "tallyboard";

  /**
   * One call.
   *
   * @param input for its standard input
   */
  record Call(List<String> command, String input) {
    static Call of(String... command) {
      return new Call(List.of(command), "");
    }

    Call with(String text) {
      return new Call(command, text);
    }
  }

  Call find(String name);

  Call keep(String name, String token);

  Call forget(String name);

  /** The token in what {@link #find} wrote. */
  default String token(String output) {
    return output.strip();
  }

  /** Whether it ended because there is no such token. */
  boolean isMissing(int exit, String complaint);

  /** GNOME Keyring, KWallet and others, through libsecret. */
  record SecretTool(String program) implements KeyringProgram {
    @Override
    public Call find(String name) {
      return Call.of(program, "lookup", "service", SERVICE, "profile", name);
    }

    @Override
    public Call keep(String name, String token) {
      return Call.of(program, "store", "--label=Tallyboard", "service", SERVICE, "profile", name)
          .with(token);
    }

    @Override
    public Call forget(String name) {
      return Call.of(program, "clear", "service", SERVICE, "profile", name);
    }

    @Override
    public boolean isMissing(int exit, String complaint) {
      return exit == 1 && complaint.isBlank();
    }
  }

  /** The macOS Keychain. Its commands come by standard input; so tokens are written in Base64. */
  record Security(String program) implements KeyringProgram {
    private static final int NOT_FOUND = 44;

    @Override
    public Call find(String name) {
      return Call.of(program, "find-generic-password", "-s", SERVICE, "-a", name, "-w");
    }

    @Override
    public Call keep(String name, String token) {
      String safe = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
      return Call.of(program, "-i")
          .with(
              "add-generic-password -U -s %s -a %s -l Tallyboard -w %s\n"
                  .formatted(SERVICE, name, safe));
    }

    @Override
    public Call forget(String name) {
      return Call.of(program, "delete-generic-password", "-s", SERVICE, "-a", name);
    }

    @Override
    public String token(String output) {
      try {
        return new String(Base64.getDecoder().decode(output.strip()), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return ""; // not ours
      }
    }

    @Override
    public boolean isMissing(int exit, String complaint) {
      return exit == NOT_FOUND;
    }
  }

  /** The Windows Credential Manager, through the PowerShell that each Windows has. */
  record PasswordVault(String program) implements KeyringProgram {
    private static final int NOT_FOUND = 44;

    @Override
    public Call find(String name) {
      return script(name, "$c=Get-It;$c.RetrievePassword();[Console]::Out.Write($c.Password)");
    }

    @Override
    public Call keep(String name, String token) {
      return script(
              name,
              "$t=[Console]::In.ReadToEnd();"
                  + "$v.Add((New-Object Windows.Security.Credentials.PasswordCredential('"
                  + SERVICE
                  + "','"
                  + name
                  + "',$t)))")
          .with(token);
    }

    @Override
    public Call forget(String name) {
      return script(name, "$v.Remove((Get-It))");
    }

    @Override
    public boolean isMissing(int exit, String complaint) {
      return exit == NOT_FOUND;
    }

    private Call script(String name, String what) {
      String vault =
          """
          $ErrorActionPreference='Stop';\
          [void][Windows.Security.Credentials.PasswordVault,\
          Windows.Security.Credentials,ContentType=WindowsRuntime];\
          $v=New-Object Windows.Security.Credentials.PasswordVault;\
          function Get-It {try{$v.Retrieve('%s','%s')}catch{exit %d}};\
          """
              .formatted(SERVICE, name, NOT_FOUND);
      return Call.of(program, "-NoProfile", "-NonInteractive", "-Command", vault + what);
    }
  }
}
