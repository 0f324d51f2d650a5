/** The payment gateway that a sandbox server has: a simulator in the same process. */
@NullMarked
package dev.kosh.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
