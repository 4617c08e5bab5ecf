package dev.tallyboard.architecture.wrong.console.orders;

import dev.tallyboard.architecture.wrong.console.activity.ActivityView;
import dev.tallyboard.architecture.wrong.console.shell.Shell;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Knows a node, another feature and the shell. */
public final class OrdersViewModel {
  @Nullable Node node;
  @Nullable ActivityView activity;
  @Nullable Shell shell;
}
