package dev.earlyaccess.scheduling;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * The module's own defaults for the scheduler and the mail server's time-outs; every other source of settings
 * wins.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:early-access/notifications.properties")
class NotificationDefaults {}
