package dev.kosh.sandbox.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param consumers how many consumers are composed beside the named ones; 0: no consumer at all */
@ConfigurationProperties("kosh.sandbox")
record SandboxProperties(@DefaultValue("300") int consumers) {}
