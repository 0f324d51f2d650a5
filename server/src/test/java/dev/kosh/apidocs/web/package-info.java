@NullMarked
package dev.kosh.apidocs.web;

import org.jspecify.annotations.NullMarked;
