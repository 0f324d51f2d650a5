@NullMarked
package dev.kosh.billing.web;

import org.jspecify.annotations.NullMarked;
