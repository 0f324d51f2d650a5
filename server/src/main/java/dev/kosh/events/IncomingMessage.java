package dev.kosh.events;

/**
 * A message that the broker delivered, perhaps not for the first time.
 *
 * @param id the same in each delivery, and of no other message: digest of topic, time and content
 * @param text what it says; empty when it says nothing
 */
public record IncomingMessage(String id, String text) {}
