package dev.kosh.treasury;

import org.jspecify.annotations.Nullable;

/**
 * One of several errors that the treasury names in an answer.
 *
 * @param code such as {@code 340}, if it gave one
 * @param text empty if it gave none
 */
public record TreasuryError(@Nullable String code, String text) {}
