package dev.kosh.events;

/**
 * An answer as it was given once.
 *
 * @param status HTTP status
 * @param body JSON
 */
public record StoredAnswer(int status, String body) {}
