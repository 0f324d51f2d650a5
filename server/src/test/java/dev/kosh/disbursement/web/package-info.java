@NullMarked
package dev.kosh.disbursement.web;

import org.jspecify.annotations.NullMarked;
