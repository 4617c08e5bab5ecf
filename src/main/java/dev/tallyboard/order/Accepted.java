package dev.tallyboard.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The receipt for an upload. */
public record Accepted(@JsonProperty String poId, @JsonProperty String workflowId) {}
