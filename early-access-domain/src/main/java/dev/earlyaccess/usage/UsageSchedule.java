package dev.earlyaccess.usage;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets every instance write what it has counted, by itself: db-scheduler's tasks run on one instance. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UsageSchedule {}
