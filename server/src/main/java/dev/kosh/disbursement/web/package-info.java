/** End points of disbursement: the wire on one side, the module's public types on the other. */
@NullMarked
package dev.kosh.disbursement.web;

import org.jspecify.annotations.NullMarked;
