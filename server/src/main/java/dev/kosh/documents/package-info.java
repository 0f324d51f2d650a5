/**
 * Paper: PDF pages in the languages of the pages, with text that is shaped as their scripts need it (docs/decisions/0012-pdf.md).
 */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {})
@NullMarked
package dev.kosh.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
