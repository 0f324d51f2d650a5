/**
 * Paper: PDF pages in the languages of the pages, with text that is shaped as their scripts need it
 * (docs/decisions/0012-pdf.md), and files that people hand in.
 */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"secrets", "sql", "wire"})
@NullMarked
package dev.kosh.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
