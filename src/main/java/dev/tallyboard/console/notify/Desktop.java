package dev.tallyboard.console.notify;

/** Shows notifications outside of the window. Any thread; its methods return at once. */
public interface Desktop extends AutoCloseable {
  /** Shows it; one of the same kind that is still shown goes. */
  void show(Notification notification);

  /** Finds out whether there is a way, and tells. */
  void look();

  @Override
  void close();
}
