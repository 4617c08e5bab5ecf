package dev.tallyboard.workflow.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a document is, by its content first; its name only tells ZIP containers apart. */
enum Format {
  EMPTY("empty"),
  PDF("a PDF"),
  WORKBOOK("an Excel workbook"),
  OLD_OFFICE("an Excel 97 workbook or another old Office document"),
  WORD("a Word document"),
  OPEN_DOCUMENT("an OpenDocument file"),
  ZIP("a ZIP archive"),
  GZIP("a compressed file"),
  IMAGE("an image"),
  RTF("an RTF document"),
  HTML("a web page"),
  XML("an XML document"),
  JSON("a JSON document"),
  X12("an EDI message (ANSI X12)"),
  EDIFACT("an EDI message (EDIFACT)"),
  BINARY("a binary file"),
  TEXT("text");

  /** How much of a document is looked at. */
  private static final int HEAD = 4096;

  private final String label;

  Format(String label) {
    this.label = label;
  }

  /** With its article, as a sentence takes it. */
  String label() {
    return label;
  }

  static Format of(String name, byte[] content) {
    // ISO-8859-1 keeps every byte as one character.
    String head =
        new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.isBlank()) {
      return EMPTY;
    }
    if (head.startsWith("PK\3\4")) {
      return container(name.toLowerCase(Locale.ROOT));
    }
    if (head.startsWith("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return OLD_OFFICE;
    }
    if (head.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (isImage(head)) {
      return IMAGE;
    }
    boolean utf16 = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
    if (!utf16 && head.indexOf('\0') >= 0) {
      return BINARY;
    }
    return text(head);
  }

  private static Format container(String name) {
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm") || name.endsWith(".xlsb")) {
      return WORKBOOK;
    }
    if (name.endsWith(".docx")) {
      return WORD;
    }
    return name.endsWith(".ods") || name.endsWith(".odt") ? OPEN_DOCUMENT : ZIP;
  }

  private static boolean isImage(String head) {
    return head.startsWith("\u0089PNG")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("GIF8")
        || head.startsWith("II*\0")
        || head.startsWith("MM\0*")
        || (head.startsWith("RIFF") && head.startsWith("WEBP", 8));
  }

  private static Format text(String head) {
    String start = (head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head).strip();
    String lower = start.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    }
    if (start.startsWith("<")) {
      return XML;
    }
    if (start.startsWith("{\\rtf")) {
      return RTF;
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return JSON;
    }
    if (start.matches("(?s)ISA[^A-Za-z0-9\\s,;].*")) {
      return X12;
    }
    return start.matches("(?s)UN[AB][^A-Za-z0-9\\s,;].*") ? EDIFACT : TEXT;
  }
}
