/** Billing on the wire: paths, shapes and names of the DIGIT billing service (docs/contract/billing.md). */
@NullMarked
package dev.kosh.billing.web;

import org.jspecify.annotations.NullMarked;
