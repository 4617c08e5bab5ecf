package dev.tallyboard.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Stage;

/** A failed stage that runs again. */
public record RetryStarted(@JsonProperty Stage stage, @JsonProperty int attempt) {}
