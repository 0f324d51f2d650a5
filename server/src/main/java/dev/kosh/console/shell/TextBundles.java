package dev.kosh.console.shell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The texts of the pages, by localisation code ({@code console/texts_*.properties}; of the register, those that its files have). */
@Configuration(proxyBeanMethods = false)
class TextBundles {

    @Bean
    PageTexts pageTexts(SpringTemplateEngine templates) {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames("console/texts", "disbursement/register");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        templates.setTemplateEngineMessageSource(source);
        return new PageTexts(source);
    }
}
