/** Real clients call the running service with the code that docs/clients shows. */
package dev.earlyaccess.clients;
