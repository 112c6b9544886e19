# Runs embed in an empty folder and compares what it prints.
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
execute_process(COMMAND "${PROGRAM}" "${FOLDER}" RESULT_VARIABLE code
                OUTPUT_VARIABLE printed ERROR_VARIABLE complaint)
file(READ "${EXPECTED}" expected)
if(NOT code EQUAL 0 OR NOT printed STREQUAL expected OR NOT complaint STREQUAL "")
  message(FATAL_ERROR "exit ${code}\nprinted:\n${printed}\nexpected:\n${expected}\nstderr:\n${complaint}")
endif()
