"""What a council's list tells of children: kept beside what the register holds of them."""
