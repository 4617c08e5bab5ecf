package dev.tallyboard.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of bytes as people write them: {@code 500000}, {@code 64kB}, {@code 20MB}. */
final class ByteSizes implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})\\s?(|k|m)b?");

  /**
   * @throws TypeConversionException for what is no number of bytes, or more than 2 GB
   */
  @Override
  public Integer convert(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no size; write one like 500000, 64kB or 20MB");
    }
    long unit =
        switch (form.group(2)) {
          case "k" -> 1024;
          case "m" -> 1024 * 1024;
          default -> 1;
        };
    try {
      return Math.toIntExact(Math.multiplyExact(Long.parseLong(form.group(1)), unit));
    } catch (ArithmeticException e) {
      throw new TypeConversionException("'" + text + "' is more than 2 GB");
    }
  }
}
