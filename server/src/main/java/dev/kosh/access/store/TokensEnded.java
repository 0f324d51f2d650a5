package dev.kosh.access.store;

/** Tokens of this user were ended in the current transaction. */
public record TokensEnded(String userUuid) {}
