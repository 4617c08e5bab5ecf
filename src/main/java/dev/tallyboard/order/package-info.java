/** The port between gateway and workflow: what may be asked of orders, and the answers. */
package dev.tallyboard.order;
