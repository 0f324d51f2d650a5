package dev.kosh.billing.bulk;

/**
 * Follows the XML of a sheet byte by byte, which the reader takes row by row: no row may have more than a megabyte, nor
 * anything between two tags. What would tell the reader otherwise than us where a row ends, comments, sections of text as
 * it stands, other encodings than UTF-8, is in no sheet that an office program writes, and makes it no workbook.
 */
final class RowBounds {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_NAME = 64;

    private enum At {
        TEXT,
        NAME,
        TAG
    }

    private final StringBuilder name = new StringBuilder();
    private At at = At.TEXT;
    private int quote;
    private int last;
    private int sinceTag;
    private int inRow = -1;
    private boolean isFirstTag = true;

    /** @throws BulkFailed when a row is too large, or where the rows are cannot be told */
    void follow(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            follow(bytes[i] & 0xFF);
        }
    }

    private void follow(int next) {
        sinceTag++;
        inRow += inRow < 0 ? 0 : 1;
        if (sinceTag > MOST_BYTES || inRow > MOST_BYTES) {
            throw new BulkFailed("the workbook is too large: a row has more than a megabyte");
        }
        if (next == 0) {
            throw XlsxRows.unreadable();
        }
        switch (at) {
            case TEXT -> text(next);
            case NAME -> name(next);
            case TAG -> tag(next);
        }
        last = next;
    }

    private void text(int next) {
        if (next == '<') {
            at = At.NAME;
            name.setLength(0);
            sinceTag = 0;
        }
    }

    private void name(int next) {
        boolean isDeclaration = isFirstTag && next == '?' && name.isEmpty();
        if (name.isEmpty() && (next == '!' || next == '?' && !isDeclaration)) {
            throw XlsxRows.unreadable();
        }
        isFirstTag = false;
        boolean isOver = next == '>' || next <= ' ' || next == '/' && !name.isEmpty();
        if (!isOver) {
            if (name.length() == LONGEST_NAME) {
                throw XlsxRows.unreadable();
            }
            name.append((char) next);
            return;
        }
        if (name.isEmpty()) {
            throw XlsxRows.unreadable();
        }
        at = At.TAG;
        quote = 0;
        if (isRow() && name.charAt(0) != '/') {
            if (inRow >= 0) {
                throw XlsxRows.unreadable();
            }
            inRow = 0;
        }
        tag(next);
    }

    private boolean isRow() {
        String local = name.substring(Math.max(name.indexOf(":") + 1, name.charAt(0) == '/' ? 1 : 0));
        return local.equals("row");
    }

    private void tag(int next) {
        if (quote != 0) {
            quote = next == quote ? 0 : quote;
        } else if (next == '"' || next == '\'') {
            quote = next;
        } else if (next == '>') {
            at = At.TEXT;
            boolean isEnd = name.charAt(0) == '/' || last == '/';
            if (isRow() && isEnd) {
                inRow = -1;
            }
        }
    }
}
