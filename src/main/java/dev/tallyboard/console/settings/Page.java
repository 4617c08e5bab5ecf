package dev.tallyboard.console.settings;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * One page of the settings.
 *
 * @param id by which others open it, such as "about"
 * @param name as the list of pages shows it
 */
public record Page(String id, String name, Ikon icon, Node content) {}
