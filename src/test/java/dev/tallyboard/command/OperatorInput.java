package dev.tallyboard.command;

/** What an operator does with their hands. Each waits until the window shows what it acts on. */
interface OperatorInput {
  /** On the first run: an address, a token, and connected. */
  void signIn(String url, String token);

  /** Asks for the files to add. */
  void addOrders();

  /** Brings the one order that is done into view, alone, and chooses its row. */
  void findTheDoneOrder();

  void showAllOrders();

  /** The details of an order that failed. */
  void openFailed(String number);

  /** The alarm of the order whose details are open. */
  void acknowledge();

  /** The failed stage of the order whose details are open. */
  void retry();

  void closeDetails();

  /** The alarm of that order, for as short as is offered. */
  void shelve(String number);

  void reconnectNow();
}
