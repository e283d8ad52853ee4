# unit tests of condition
