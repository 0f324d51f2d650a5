/** Administration of OAuth clients and of the networks that clients and users call from. */
@NullMarked
package dev.kosh.access.clients;

import org.jspecify.annotations.NullMarked;
