package dev.tallyboard.workflow.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one mutation that is used, {@code productSet}: creates the product that a handle names, or
 * changes it. Neither its status nor its price is named, so that what a merchant has published or
 * priced stays as it is.
 */
final class ProductSet {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** A quarterly version of the API; each is served for a year at least. */
  static final String PATH = "/admin/api/2026-07/graphql.json";

  private static final String MUTATION =
      """
      mutation setProduct($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
        productSet(identifier: $identifier, input: $input, synchronous: true) {
          product { id handle }
          userErrors { field message code }
        }
      }
      """;

  private ProductSet() {}

  static String request(Product product) {
    ObjectNode request = JSON.createObjectNode().put("query", MUTATION);
    ObjectNode variables = request.putObject("variables");
    variables.putObject("identifier").put("handle", product.handle());
    ObjectNode input = variables.putObject("input");
    input.put("handle", product.handle()).put("title", product.title());
    if (product.vendor() != null) {
      input.put("vendor", product.vendor());
    }
    // A product without options has one, of this name and with this one value.
    ObjectNode option = input.putArray("productOptions").addObject().put("name", "Title");
    option.putArray("values").addObject().put("name", "Default Title");
    ObjectNode variant = input.putArray("variants").addObject();
    variant
        .putArray("optionValues")
        .addObject()
        .put("optionName", "Title")
        .put("name", "Default Title");
    if (product.sku() != null) {
      variant.put("sku", product.sku());
    }
    if (product.cost() != null) {
      variant.putObject("inventoryItem").put("cost", product.cost().toPlainString());
    }
    return request.toString();
  }

  /** What an answer with status 200 says. */
  static Answer answer(String body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return new Answer.Later("its answer was no JSON");
    }
    JsonNode errors = json.path("errors");
    if (!errors.isMissingNode() && !errors.isNull()) {
      JsonNode first = errors.isArray() ? errors.path(0) : errors;
      String message = first.isTextual() ? first.asText() : first.path("message").asText();
      String code = first.path("extensions").path("code").asText();
      return switch (code) {
        case "THROTTLED" -> new Answer.Later("too many requests");
        case "INTERNAL_SERVER_ERROR" -> new Answer.Later(message);
        default -> new Answer.Refused(message);
      };
    }
    JsonNode set = json.path("data").path("productSet");
    JsonNode userErrors = set.path("userErrors");
    if (!userErrors.isEmpty()) {
      return new Answer.Refused(userErrors.path(0).path("message").asText());
    }
    return set.path("product").hasNonNull("id")
        ? new Answer.Taken()
        : new Answer.Later("its answer named no product");
  }

  /** What became of one request. */
  sealed interface Answer {
    /** The product is in the shop. */
    record Taken() implements Answer {}

    /** The shop will not have it, today or tomorrow. */
    record Refused(String why) implements Answer {}

    /** It may go well a little later. */
    record Later(String why) implements Answer {}
  }
}
