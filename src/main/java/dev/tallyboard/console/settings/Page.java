package dev.tallyboard.console.settings;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * One page of the settings.
 *
 * @param name as the list of pages shows it; its id is derived of it
 */
public record Page(String name, Ikon icon, Node content) {}
