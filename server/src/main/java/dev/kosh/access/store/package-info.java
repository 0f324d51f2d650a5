/** Users, clients, tokens, failures and roles in the database. */
@NullMarked
package dev.kosh.access.store;

import org.jspecify.annotations.NullMarked;
