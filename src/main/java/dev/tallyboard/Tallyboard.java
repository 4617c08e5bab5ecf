package dev.tallyboard;

/** The program's door. */
public final class Tallyboard {
  private Tallyboard() {}

  public static void main(String[] args) {}
}
