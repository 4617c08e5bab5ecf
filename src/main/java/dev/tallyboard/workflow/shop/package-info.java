/** The shop that products are sent to: Shopify's Admin GraphQL, and a sandbox that speaks it. */
package dev.tallyboard.workflow.shop;
