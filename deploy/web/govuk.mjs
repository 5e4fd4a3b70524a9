// The parts of GOV.UK Frontend's script that the pages use, in one file.
export { Button, ErrorSummary, ServiceNavigation, SkipLink } from "govuk-frontend";
