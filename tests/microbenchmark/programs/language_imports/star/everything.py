from deeper import *
