/** The files that browsers get: the element for other websites, and the service's own pages with their scripts and styles. */
@NullMarked
package dev.earlyaccess.api.web;

import org.jspecify.annotations.NullMarked;
