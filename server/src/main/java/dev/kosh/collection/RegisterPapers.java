package dev.kosh.collection;

import java.util.List;

/** The collection register as files, in the language of a locale such as {@code hi_IN}; English for a language without texts. */
public interface RegisterPapers {

    /** A row for each line, and one with the totals, as an Excel workbook. */
    byte[] spreadsheet(List<RegisterLine> lines, String locale);

    /**
     * The same on paper, A4 across.
     *
     * @param office whose register it is
     */
    byte[] pdf(List<RegisterLine> lines, RegisterCriteria criteria, String office, String locale);

    /** What a mode of payment is called. */
    String nameOf(PaymentMode mode, String locale);
}
