"""Why a review was late: filled in by its IRO, signed by the lead IRO, frozen from then on."""
