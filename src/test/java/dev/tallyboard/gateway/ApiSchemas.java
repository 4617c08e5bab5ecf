package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.util.Map;

/** The documents that a gateway serves, and what is held against them. */
final class ApiSchemas {
  private static final String BASE = "http://gateway/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> documents;
  private final SchemaRegistry schemas;

  private ApiSchemas(Map<String, String> texts) {
    documents =
        Map.of(
            "openapi.json", read(texts.get("openapi.json")),
            "asyncapi.json", read(texts.get("asyncapi.json")));
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            it -> it.schemas(uri -> texts.get(uri.substring(BASE.length()))));
  }

  static ApiSchemas of(GatewayFixture gateway) throws Exception {
    return new ApiSchemas(
        Map.of(
            "openapi.json", gateway.get("/openapi.json").body(),
            "asyncapi.json", gateway.get("/asyncapi.json").body()));
  }

  JsonNode openApi() {
    return documents.get("openapi.json");
  }

  JsonNode asyncApi() {
    return documents.get("asyncapi.json");
  }

  /** What a reference within a document, or from one to the other, stands for. */
  JsonNode at(String document, String reference) {
    int hash = reference.indexOf('#');
    String other = hash == 0 ? document : reference.substring(0, hash);
    JsonNode found = documents.get(other).at(reference.substring(hash + 1));
    assertThat(found.isMissingNode()).as("%s in %s", reference, document).isFalse();
    return found;
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(String document, JsonNode node) {
    return node.has("$ref") ? at(document, node.get("$ref").textValue()) : node;
  }

  /**
   * @param pointer of the schema in the document
   */
  void assertValid(String document, String pointer, String json) {
    assertThat(
            schemas
                .getSchema(SchemaLocation.of(BASE + document + "#" + pointer))
                .validate(read(json)))
        .as("%s against %s of %s", json, pointer, document)
        .isEmpty();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
