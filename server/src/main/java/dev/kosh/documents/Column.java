package dev.kosh.documents;

/**
 * A column of a table.
 *
 * @param share of the width, against the other columns' shares
 */
public record Column(String heading, float share, Align align) {

    public Column {
        if (!(share > 0)) {
            throw new IllegalArgumentException("share: more than 0, not " + share);
        }
    }
}
