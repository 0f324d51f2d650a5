package dev.kosh.masters;

/**
 * What a line of an expense bill is for (master {@code expense.HeadCodes}).
 *
 * @param deduction whether the amount goes to a department instead of the payee
 */
public record HeadCode(String code, String category, String service, boolean deduction) {}
