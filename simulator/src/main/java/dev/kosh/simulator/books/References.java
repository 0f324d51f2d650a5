package dev.kosh.simulator.books;

/** What a bill is known by in the treasury once it has a token. */
public record References(String billRefNo, String tokenNumber, String tokenDate) {

    public References {
        tokenDate = tokenDate.intern();
    }
}
