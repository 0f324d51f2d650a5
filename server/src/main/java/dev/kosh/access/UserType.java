package dev.kosh.access;

/** Kinds of users, as the wire names them. */
public enum UserType {
    CITIZEN,
    EMPLOYEE,
    SYSTEM,
    BUSINESS
}
