package dev.tallyboard.workflow.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A document's characters.
 *
 * @param guessed whether the encoding is none that tells itself, and Windows-1252 was taken
 */
record PlainText(String text, boolean guessed) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  static PlainText of(byte[] content) {
    if (startsWith(content, 0xff, 0xfe)) {
      return new PlainText(decode(content, 2, StandardCharsets.UTF_16LE), false);
    }
    if (startsWith(content, 0xfe, 0xff)) {
      return new PlainText(decode(content, 2, StandardCharsets.UTF_16BE), false);
    }
    int mark = startsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content, mark, content.length - mark);
      return new PlainText(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), false);
    } catch (CharacterCodingException e) {
      return new PlainText(decode(content, mark, WINDOWS_1252), true);
    }
  }

  private static String decode(byte[] content, int from, Charset charset) {
    return new String(content, from, content.length - from, charset);
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
