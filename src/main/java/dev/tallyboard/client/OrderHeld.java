package dev.tallyboard.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Stage;

/** An order was paused, resumed or cancelled where it stands. */
public record OrderHeld(@JsonProperty Stage stage) {}
